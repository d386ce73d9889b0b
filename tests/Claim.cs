using FsCheck;
using FsCheck.Fluent;

namespace TrainingOs.Tests;

/// <summary>
/// Claims that hold for whatever a generator comes up with. A failure shows the smallest counterexample found.
/// </summary>
internal static class Claim
{
    private const int Tries = 1000;

    /// <summary>
    /// Texts as people, programs and attackers write them: also empty, null, control characters, half pairs.
    /// </summary>
    public static Gen<string?> AnyText { get; } = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string?>(),
        Gen.ArrayOf(Gen.Choose(0, char.MaxValue).Select(code => (char)code)).Select(text => (string?)new string(text)));

    /// <summary>Every day a calendar knows, each year as likely as the next.</summary>
    public static Gen<DateOnly> AnyDay { get; } =
        Gen.Choose(0, DateOnly.MaxValue.DayNumber).Select(DateOnly.FromDayNumber);

    public static void Holds<T>(Gen<T> any, Action<T> claim) =>
        Prop.ForAll(any.ToArbitrary(), claim)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Tries).WithQuietOnSuccess(true));
}
