using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Api.Http.OpenApi;

/// <summary>What comments in the code say, read from the files the compiler writes beside the assemblies.</summary>
internal sealed partial class DocComments
{
    private static readonly Type[] InDescribedAssemblies =
        [typeof(Program), typeof(ICommand<>), typeof(DomainException)];

    private readonly Dictionary<string, XElement> _members;

    /// <exception cref="FileNotFoundException">
    /// A file is not there. Without it the description would lose words and answers.
    /// </exception>
    public DocComments(string folder) => _members = InDescribedAssemblies
        .SelectMany(type => Read(Path.Combine(folder, $"{type.Assembly.GetName().Name}.xml")))
        // What the compiler generates into several assemblies has one name in all of them.
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

    private static IEnumerable<XElement> Read(string file) => File.Exists(file)
        ? XDocument.Load(file).Descendants("member")
        : throw new FileNotFoundException(
            $"{file} is missing, from which the API is described. "
                + "Copy it beside the program, where the build puts it.",
            file);

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
