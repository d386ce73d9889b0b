using System.Text;
using FsCheck.Fluent;
using TrainingOs.Infrastructure.ActivityFiles.Lists;
using TrainingOs.Tests;

namespace TrainingOs.Infrastructure.Tests.ActivityFiles.Lists;

public sealed class CsvRowsTests
{
    [Fact]
    public void Whatever_is_written_by_the_RFC_reads_back()
    {
        var rows = Gen.ArrayOf(Gen.ArrayOf(Claim.AnyText, 5), 4);
        Claim.Holds(rows, written =>
        {
            var text = string.Concat(written.Select((row, index) => string.Join(',', row.Select(
                (cell, place) => place == 0 ? $"{index}" : StravaList.Cell(cell ?? ""))) + "\r\n"));

            var read = Read(text, 5);

            read.ShouldBe(written.Select((row, index) => row.Select(
                (cell, place) => place == 0 ? $"{index}" : Decoded(cell ?? "")).ToArray()));
        });
    }

    [Theory]
    [InlineData("a,b,c\n", "a|b|c")]
    [InlineData(" a , b ,c", "a|b|c")]
    [InlineData("a,b,", "a|b|")]
    [InlineData("\"a\" , \"b, c\",\"d\"\"e\"\n", "a|b, c|d\"e")]
    [InlineData("a,5\" pipe,c\n", "a|5\" pipe|c")]
    [InlineData("a,\"x \\\"y\\\", z\",c\n", "a|x \"y\", z|c")]
    [InlineData("a,\"x\\\",c\n", "a|x\\|c")]
    [InlineData("a,\"two\nlines\",c\r\n", "a|two\nlines|c")]
    [InlineData("a,b\n", "a|b")]
    [InlineData("a,b,c,d\n", "a|b|c|d")]
    public void A_row_is_read_as_it_was_meant(string text, string cells) =>
        Read(text, 3).ShouldHaveSingleItem().ShouldBe(cells.Split('|'));

    [Theory]
    [InlineData("a,\"never closed,c\n1,2,3\n4,5,6\n", 3)]
    [InlineData("a,\"closed\" and on,c\n1,2,3\n4,5,6\n", 3)]
    [InlineData("a,\"never closed,c\nof two lines\n1,2,3\n4,5,6\n", 3)]
    public void After_a_row_that_cannot_be_read_comes_the_next_that_can(string text, int rows)
    {
        var read = Read(text, 3);

        read.Count.ShouldBe(rows);
        read[0].ShouldBeEmpty();
        read[1].ShouldBe(["1", "2", "3"]);
        read[2].ShouldBe(["4", "5", "6"]);
    }

    [Fact]
    public void Rows_are_counted_as_a_spreadsheet_counts_them()
    {
        var rows = new CsvRows(Encoding.UTF8.GetBytes("a,b\n\n\"c\nd\",e\n\r\nf,g"), (byte)',');
        var numbers = new List<(int, string)>();
        while (rows.Read()) numbers.Add((rows.Number, rows.Text(0)));

        numbers.ShouldBe([(1, "a"), (2, ""), (3, "c\nd"), (4, ""), (5, "f")]);
    }

    [Fact]
    public void Whatever_bytes_there_are_end()
    {
        var bytes = Gen.ArrayOf(Gen.OneOf(
            Gen.Elements("\"\",\\\n\r; 0"u8.ToArray()), Gen.Choose(0, 255).Select(value => (byte)value)));
        Claim.Holds(bytes, any =>
        {
            var rows = new CsvRows(any, (byte)',') { Columns = 3 };
            var count = 0;
            while (rows.Read())
            {
                count++;
                for (var index = -1; index <= rows.Count; index++) rows.Text(index).ShouldNotBeNull();
            }

            count.ShouldBeLessThanOrEqualTo(any.Length);
        });
    }

    [Theory]
    [InlineData("\"", "")]
    [InlineData("\"\"", "")]
    [InlineData("x,\"\"\"\n", "")]
    [InlineData("x,\"\\\"\n", "")]
    [InlineData("\n", "")]
    [InlineData(",", "")]
    [InlineData("\"\n", "1,2,3\n")]
    public void No_text_takes_much_longer_than_it_is_long(string again, string between)
    {
        const int length = 4_000_000;
        var part = again + between;
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(part, length / part.Length)));
        var rows = new CsvRows(text, (byte)',') { Columns = 3 };
        var watch = System.Diagnostics.Stopwatch.StartNew();

        while (rows.Read()) { }

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    private static string Decoded(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Trim();

    private static List<string[]> Read(string text, int columns)
    {
        var rows = new CsvRows(Encoding.UTF8.GetBytes(text), (byte)',') { Columns = columns };
        var read = new List<string[]>();
        while (rows.Read()) read.Add([.. Enumerable.Range(0, rows.Count).Select(rows.Text)]);
        return read;
    }
}
