using TrainingOs.Api;

return args switch
{
    [] or [['-', '-', ..], ..] when args is not ["--help", ..] => await Server.Run(args),
    ["demo", .. var rest] => await Demo.Run(rest),
    ["help" or "--help" or "-h", ..] => Usage.Print(Console.Out, exitCode: 0),
    _ => Usage.Print(Console.Error, exitCode: 2),
};

/// <summary>The entry point, by which tests find the server.</summary>
public sealed partial class Program;
