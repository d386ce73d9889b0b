using System.Text;
using System.Xml;
using FsCheck;
using FsCheck.Fluent;
using TrainingOs.Infrastructure.ActivityFiles.Xml;
using TrainingOs.Tests;

namespace TrainingOs.Infrastructure.Tests.ActivityFiles.Xml;

public sealed class XmlWalkTests
{
    private static readonly Gen<string> AnyName = Gen.Elements("gpx", "trk", "name", "hr", "x-1", "a.b", "Größe", "_");

    private static readonly Gen<string> AnyText = Gen.Elements(
        "", "Run", "150", "a < b && c > d", "\"quoted\" 'twice'", "Über 🏃", "]]>", "<!-- no -->", "&amp;", "é\u0301");

    private static readonly Gen<Element> AnyElement = Elements(depth: 4);

    [Fact]
    public void It_sees_what_the_framework_s_reader_sees() => Claim.Holds(AnyElement, root =>
    {
        var file = Written(root);
        var walk = new XmlWalk(file, TestContext.Current.CancellationToken);
        var seen = new List<string>();
        while (walk.Next())
        {
            seen.Add(walk.IsStart
                ? $"{walk.Depth} {walk.Parent}/{walk.Name} {walk.Attribute("a"u8)}"
                : $"{walk.Depth} {walk.Parent}/{walk.Name}: {walk.Text}");
        }

        walk.Trouble.ShouldBeNull();
        seen.ShouldBe(Seen(file));
    });

    [Theory]
    [InlineData("<a><!-- <b> --><?p <c>?><b>1</b></a>", "b")]
    [InlineData("<a\n b = '>' c\t=\t\"/>\" ><b/></a >", "b")]
    [InlineData("<x:a xmlns:x='y'><z:b></q:b></x:a>", "b")]
    public void Only_elements_are_elements(string text, string inner)
    {
        var walk = new XmlWalk(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);
        var names = new List<string>();
        while (walk.Next()) names.Add(walk.Name);
        names.ShouldBe(["a", inner, inner, "a"]);
        walk.Trouble.ShouldBeNull();
    }

    [Theory]
    [InlineData("&#72;&#x49;", "HI")]
    [InlineData("&#x1F3C3;", "🏃")]
    [InlineData("a&b;c", "ac")]
    [InlineData("AT&T", "AT&T")]
    [InlineData("&#xD800;&#99999999;&#;&;", "")]
    [InlineData("a<![CDATA[&amp;<]]>b&lt;<!-- c -->d", "a&amp;<b<d")]
    public void Texts_are_put_together_from_their_parts(string text, string whole)
    {
        var walk = new XmlWalk(Encoding.UTF8.GetBytes($"<a>{text}</a>"), TestContext.Current.CancellationToken);
        walk.Next().ShouldBeTrue();
        walk.Next().ShouldBeTrue();
        walk.Text.ShouldBe(whole);
    }

    [Theory]
    [InlineData("<a><b></a>", XmlTrouble.Malformed, 1)]
    [InlineData("<a>\n<b c='<'/>", XmlTrouble.Malformed, 2)]
    [InlineData("<a>\n\n< b/>", XmlTrouble.Malformed, 3)]
    [InlineData("<a><b", XmlTrouble.CutOff, 1)]
    [InlineData("<a>\n<b c='", XmlTrouble.CutOff, 2)]
    [InlineData("<a><![CDA", XmlTrouble.CutOff, 1)]
    [InlineData("<a><!ELEMENT>", XmlTrouble.Malformed, 1)]
    [InlineData("<a>", XmlTrouble.CutOff, 1)]
    [InlineData("", XmlTrouble.CutOff, 1)]
    [InlineData("<!DOCTYPE a><a/>", XmlTrouble.DocumentType, 1)]
    public void It_says_why_and_where_it_ended(string text, object trouble, int line)
    {
        var walk = new XmlWalk(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);
        while (walk.Next()) walk.Trouble.ShouldBeNull();
        walk.Trouble.ShouldBe((XmlTrouble)trouble);
        walk.Line.ShouldBe(line);
        walk.Next().ShouldBeFalse();
    }

    [Fact]
    public void A_long_walk_can_be_called_off()
    {
        var file = Encoding.UTF8.GetBytes("<a>" + string.Concat(Enumerable.Repeat("<b/>", 10_000)));
        var walk = new XmlWalk(file, new CancellationToken(canceled: true));
        Should.Throw<OperationCanceledException>(() =>
        {
            while (walk.Next()) walk.Name.ShouldNotBeEmpty();
        });
    }

    private static Gen<Element> Elements(int depth) =>
        from name in AnyName
        from attribute in AnyText
        from isCData in Gen.Elements(true, false)
        from text in AnyText
        from inner in depth == 0 ? Gen.Constant(new List<Element>()) : Elements(depth - 1).ListOf(2)
        from isLeaf in Gen.Elements(true, false)
        select new Element(name, attribute, text, isCData, isLeaf ? [] : [.. inner]);

    private static byte[] Written(Element root)
    {
        using var file = new MemoryStream();
        using (var xml = XmlWriter.Create(file, new XmlWriterSettings { Indent = true })) Write(xml, root);
        return file.ToArray();
    }

    private static void Write(XmlWriter xml, Element element)
    {
        xml.WriteStartElement(element.Name);
        xml.WriteAttributeString("b", "1");
        xml.WriteAttributeString("a", element.Attribute);
        if (element.Inner.Count == 0 && element.IsCData && element.Text != "]]>") xml.WriteCData(element.Text);
        else if (element.Inner.Count == 0) xml.WriteString(element.Text);
        foreach (var inner in element.Inner) Write(xml, inner);
        xml.WriteEndElement();
    }

    private static List<string> Seen(byte[] file)
    {
        using var xml = XmlReader.Create(new MemoryStream(file), new XmlReaderSettings { IgnoreWhitespace = true });
        var (seen, path, text) = (new List<string>(), new List<string>(), "");
        while (xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    text = "";
                    seen.Add($"{xml.Depth} {path.LastOrDefault()}/{xml.Name} {xml.GetAttribute("a")}");
                    if (xml.IsEmptyElement) seen.Add($"{xml.Depth} {path.LastOrDefault()}/{xml.Name}: ");
                    else path.Add(xml.Name);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    text += xml.Value;
                    break;
                case XmlNodeType.EndElement:
                    path.RemoveAt(path.Count - 1);
                    seen.Add($"{xml.Depth} {path.LastOrDefault()}/{xml.Name}: {text}");
                    text = "";
                    break;
            }
        }

        return seen;
    }

    private sealed record Element(
        string Name, string Attribute, string Text, bool IsCData, IReadOnlyList<Element> Inner);
}
