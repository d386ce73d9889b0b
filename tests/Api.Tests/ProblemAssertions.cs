using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TrainingOs.Api.Tests;

/// <summary>What every problem of the API must be (RFC 9457, and of use to whoever gets it).</summary>
public static partial class ProblemAssertions
{
    /// <summary>A problem of this status that says something, and says it at these members of what was sent.</summary>
    public static Answer ShouldBeProblem(this Answer answer, HttpStatusCode status, params string[] members)
    {
        answer.ShouldBe(status).ShouldSayWhatToDo();
        var errors = answer.Body["errors"] as JsonObject;
        (errors?.Select(error => error.Key) ?? []).ShouldBe(members, ignoreOrder: true, answer.Text);
        return answer;
    }

    /// <summary>A problem of any status from 400 to 499.</summary>
    public static Answer ShouldBeProblem(this Answer answer)
    {
        ((int)answer.Status).ShouldBeInRange(400, 499, answer.Text);
        return answer.ShouldSayWhatToDo();
    }

    private static Answer ShouldSayWhatToDo(this Answer answer)
    {
        answer.About.ContentType.ShouldNotBeNull(answer.Text)
            .MediaType.ShouldBe("application/problem+json", answer.Text);
        answer.Body["status"]!.GetValue<int>().ShouldBe((int)answer.Status);
        ((string?)answer.Body["title"]).ShouldNotBeNullOrWhiteSpace();
        ((string?)answer.Body["type"]).ShouldNotBeNullOrWhiteSpace();
        answer.Detail.ShouldNotBeNullOrWhiteSpace();
        answer.Detail.Length.ShouldBeInRange(20, 1_500);
        answer.Text.ShouldNotMatch(Internals().ToString());
        if (answer.Body["errors"] is JsonObject errors)
        {
            errors.ShouldNotBeEmpty();
            foreach (var (member, sentences) in errors)
            {
                member.ShouldMatch("^[a-z][a-z_]*$");
                var texts = sentences.ShouldBeOfType<JsonArray>().Select(sentence => (string?)sentence).ToList();
                texts.ShouldNotBeEmpty();
                texts.ShouldAllBe(text => text!.Length > 10);
            }
        }

        return answer;
    }

    /// <summary>Names of types, traces of the stack, and sentences of a framework to its programmer.</summary>
    [GeneratedRegex(
        """System\.|Microsoft\.|TrainingOs\.|Exception|   at |`1|"""
        + """LineNumber|BytePositionInLine|DateOnly|Int32|of another form""")]
    private static partial Regex Internals();
}
