using TrainingOs.Api;

return args switch
{
    ["import", .., "--help" or "-h"] or ["help" or "--help" or "-h", "import"] => Usage.PrintImport(),
    ["help" or "--help" or "-h", ..] or [.., "--help" or "-h"] => Usage.Print(Console.Out, exitCode: 0),
    ["import", .. var words] => await ImportCommand.Run(words),
    ["demo", .. var options] when Usage.Unknown(options) is null => await Demo.Run(options),
    _ when Usage.Unknown(args) is null => await Server.Run(args),
    ["demo", .. var options] => Usage.Refuse(Usage.Unknown(options)!),
    _ => Usage.Refuse(Usage.Unknown(args)!),
};

/// <summary>The entry point, by which tests find the server.</summary>
public sealed partial class Program;
