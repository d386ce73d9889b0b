using TrainingOs.Api;

return args switch
{
    ["help" or "--help" or "-h", ..] or [.., "--help" or "-h"] => Usage.Print(Console.Out, exitCode: 0),
    [] or [['-', '-', ..], ..] => await Server.Run(args),
    ["demo"] or ["demo", ['-', '-', ..], ..] => await Demo.Run(args[1..]),
    _ => Usage.Print(Console.Error, exitCode: 2),
};

/// <summary>The entry point, by which tests find the server.</summary>
public sealed partial class Program;
