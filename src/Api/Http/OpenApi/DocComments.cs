using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TrainingOs.Api.Http.OpenApi;

/// <summary>What comments in the code say, read from the files the compiler writes beside the assemblies.</summary>
internal sealed partial class DocComments
{
    private readonly Dictionary<string, XElement> _members = Directory
        .EnumerateFiles(AppContext.BaseDirectory, $"{nameof(TrainingOs)}.*.xml")
        .SelectMany(file => XDocument.Load(file).Descendants("member"))
        .DistinctBy(member => member.Attribute("name")!.Value)
        .ToDictionary(member => member.Attribute("name")!.Value);

    /// <summary>The sentence that says what a type is.</summary>
    public string? SummaryOf(Type type) => Text(Of(type)?.Element("summary"));

    /// <summary>What a member of a record is: the comment of its parameter.</summary>
    public string? MemberOf(Type type, string member) => Text(Of(type)?.Elements("param")
        .SingleOrDefault(parameter => parameter.Attribute("name")!.Value == member));

    /// <summary>The exceptions that a request may end in, by their simple names, and when it does.</summary>
    public IEnumerable<(string Exception, string When)> RefusalsOf(Type type) =>
        from refusal in Of(type)?.Elements("exception") ?? []
        select (LastName(refusal.Attribute("cref")!.Value), Text(refusal)!);

    private XElement? Of(Type type) => _members.GetValueOrDefault($"T:{type.FullName?.Replace('+', '.')}");

    private static string? Text(XElement? element)
    {
        if (element is null) return null;
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            text.Append(node switch
            {
                XText words => words.Value,
                XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
                XElement { Name.LocalName: "see" } see => LastName(see.Attribute("cref")!.Value),
                _ => "",
            });
        }

        return Whitespace().Replace(text.ToString(), " ").Trim();
    }

    private static string LastName(string cref) => cref[(cref.LastIndexOfAny(['.', ':']) + 1)..];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
