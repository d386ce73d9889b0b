using System.Collections.Concurrent;
using System.Reflection;
using Xunit.v3;

[assembly: TrainingOs.Browser.Tests.Quiet]

namespace TrainingOs.Browser.Tests;

/// <summary>Fails a test during which one of its visits heard a complaint.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class QuietAttribute : BeforeAfterTestAttribute
{
    private static readonly ConcurrentDictionary<string, ConcurrentBag<ConcurrentQueue<string>>> Heard = new();

    /// <summary>Takes the complaints of a visit of the running test.</summary>
    internal static void Listen(ConcurrentQueue<string> complaints) =>
        Heard.GetOrAdd(TestContext.Current.Test!.UniqueID, _ => []).Add(complaints);

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (Heard.TryRemove(test.UniqueID, out var visits)) visits.SelectMany(complaints => complaints).ShouldBeEmpty();
    }
}
