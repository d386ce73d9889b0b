using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace TrainingOs.Tests;

/// <summary>
/// Claims that hold for whatever a generator comes up with. A failure shows the smallest counterexample found. The same
/// commit always tries the same values, so that a build never fails by chance; who searches for more asks for a number
/// of tries in <c>TRAININGOS_TRIES</c>, and gets other values each time.
/// </summary>
internal static class Claim
{
    private static readonly Config Search =
        int.TryParse(
            Environment.GetEnvironmentVariable("TRAININGOS_TRIES"), CultureInfo.InvariantCulture, out var tries)
            ? Config.QuickThrowOnFailure.WithMaxTest(tries)
            : Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20261122, 1);

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
        Prop.ForAll(any.ToArbitrary(), claim).Check(Search.WithQuietOnSuccess(true));
}
