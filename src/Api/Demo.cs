namespace TrainingOs.Api;

internal static class Demo
{
    public static Task<int> Run(string[] args) => Task.FromResult(args.Length);
}
