using System.Text;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Infrastructure.ActivityFiles.Gpx;
using TrainingOs.Infrastructure.ActivityFiles.Tcx;

namespace TrainingOs.Infrastructure.Tests.ActivityFiles.Xml;

/// <summary>Files made to do harm: each gets an answer with a reason, in little memory and time.</summary>
public sealed class HostileXmlTests
{
    private const int Million = 1_000_000;

    // All that was ever taken, given back or not: for each byte of the file a few.
    private const long Allowance = 4 << 20;
    private const long Multiple = 6;

    // Of which nearly all is given back at once.
    private const long ShortLived = 64;

    [Fact]
    public void Entities_that_grow_are_not_expanded()
    {
        var bomb = new StringBuilder("""<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a0 "aaaaaaaaaa">""");
        for (var level = 1; level < 12; level++)
        {
            bomb.Append($"<!ENTITY a{level} \"").Insert(bomb.Length, $"&a{level - 1};", 10).Append("\">");
        }

        Refused(bomb.Append("]><gpx><trk><name>&a11;</name></trk></gpx>").ToString(), "unsafe_xml");
    }

    [Theory]
    [InlineData("""<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]><gpx><trk><name>&x;</name></trk></gpx>""")]
    [InlineData("""<!DOCTYPE gpx SYSTEM "http://127.0.0.1:9/gpx.dtd"><gpx/>""")]
    [InlineData("<!doctype gpx><gpx/>")]
    public void Nothing_is_fetched_from_elsewhere(string file) => Refused(file, "unsafe_xml");

    [Fact]
    public void An_entity_that_nobody_declared_says_nothing() =>
        Read("""
            <gpx><trk><name>Up &hill; down</name><trkseg>
            <trkpt lat="1" lon="1"><time>2026-11-22T07:30:00Z</time></trkpt></trkseg></trk></gpx>
            """).Activities.ShouldHaveSingleItem().Title.ShouldBe("Up  down");

    [Fact]
    public void A_million_elements_inside_each_other_are_too_deep() =>
        Refused("<gpx>" + Repeated("<a>"), "too_complex");

    [Fact]
    public void A_million_elements_beside_each_other_are_but_many()
    {
        Refused($"<gpx>{Repeated("<a/>")}</gpx>", "not_an_activity");
        Refused($"<TrainingCenterDatabase>{Repeated("<a></a>")}</TrainingCenterDatabase>", "not_an_activity");
    }

    [Fact]
    public void A_million_names_are_too_many() =>
        Refused($"<gpx>{Numbered(at => $"<a{at}/>")}</gpx>", "too_complex");

    [Fact]
    public void A_million_attributes_are_passed_over() =>
        Refused($"<gpx {Numbered(at => $"a{at}='' ")}/>", "not_an_activity");

    [Theory]
    [InlineData("<gpx><trk><name>", "</name>", "too_complex")]
    [InlineData("<gpx><trk><name><![CDATA[", "]]></name>", "too_complex")]
    [InlineData("<gpx><", ">", "too_complex")]
    [InlineData("<gpx><!--", "--></gpx>", "not_an_activity")]
    [InlineData("<gpx a='", "'/>", "not_an_activity")]
    [InlineData("<gpx><trk><name>", "", "nothing_readable")]
    [InlineData("<gpx><!--", "", "nothing_readable")]
    [InlineData("<gpx a='", "", "nothing_readable")]
    [InlineData("<gpx><", "", "nothing_readable")]
    public void One_thing_of_ten_megabytes_is_not_copied(string before, string after, string reason) =>
        Refused(before + new string('x', 10 * Million) + after, reason);

    [Fact]
    public void A_title_of_a_million_pieces_is_too_long() =>
        Refused($"<gpx><trk><name>{Repeated("<![CDATA[xx]]>")}</name></trk></gpx>", "too_complex");

    [Fact]
    public void A_million_quotes_are_walked_through_once() =>
        Refused($"<gpx><trk {Repeated("a='\"' ")}/></gpx>", "not_an_activity");

    [Fact]
    public void A_million_tracks_or_laps_are_not_kept()
    {
        Refused($"<gpx>{Repeated("<trk/>")}</gpx>", "not_an_activity", ShortLived);
        var track = "<trk><trkpt lat='1' lon='1'><time>2026-11-22T07:30:00Z</time></trkpt></trk>";
        Read($"<gpx>{Repeated(track)}</gpx>", ShortLived).Activities[^1].IsPartial.ShouldBeTrue();

        var laps = Repeated("<Lap/>");
        var reading = Read($"""
            <TrainingCenterDatabase><Activities><Activity><Id>2026-11-22T07:30:00Z</Id>{laps}</Activity>
            </Activities></TrainingCenterDatabase>
            """, ShortLived);
        reading.Activities.ShouldHaveSingleItem().Laps.Count.ShouldBe(10_000);
        reading.Warnings.ShouldHaveSingleItem().ShouldStartWith("The file holds more points, tracks or laps");
    }

    [Fact]
    public void A_million_points_take_a_small_multiple_of_their_size_and_more_are_not_kept()
    {
        var point = "<trkpt lat='1' lon='1'><time>2026-11-22T07:30:00Z</time></trkpt>";
        var reading = Read($"<gpx><trk><trkseg>{Repeated(point)}{point}</trkseg></trk></gpx>");
        reading.Activities.ShouldHaveSingleItem().Streams.Count.ShouldBe(Million);
        reading.Activities[0].IsPartial.ShouldBeTrue();
        reading.Warnings.ShouldHaveSingleItem().ShouldStartWith("The file holds more points, tracks or laps");
    }

    private static void Refused(string file, string reason, long multiple = Multiple) =>
        Read(file, multiple).Refusal.ShouldNotBeNull().Reason.ShouldBe(reason);

    private static FileReading Read(string file, long multiple = Multiple)
    {
        var bytes = Encoding.UTF8.GetBytes(file);
        IActivityReader[] readers = [new GpxReader(), new TcxReader()];
        var reader = readers.Single(one => one.Recognises("", bytes));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = reader.Read(bytes, TestContext.Current.CancellationToken);
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;
        taken.ShouldBeLessThan((multiple * bytes.Length) + Allowance);
        return reading;
    }

    private static string Repeated(string element) => string.Concat(Enumerable.Repeat(element, Million));

    private static string Numbered(Func<int, string> element) =>
        string.Concat(Enumerable.Range(0, Million).Select(element));
}
