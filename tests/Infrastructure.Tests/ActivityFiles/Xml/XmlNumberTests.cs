using System.Globalization;
using System.Text;
using FsCheck.Fluent;
using TrainingOs.Infrastructure.ActivityFiles.Xml;
using TrainingOs.Tests;

namespace TrainingOs.Infrastructure.Tests.ActivityFiles.Xml;

public sealed class XmlNumberTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0.5", -0.5)]
    [InlineData(" 12.50\n", 12.5)]
    [InlineData("236.8000030517578125", 236.8000030517578125)]
    [InlineData("+7", 7)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5)]
    [InlineData("1.5e3", 1500)]
    [InlineData("99999999999999999999", 1e20)]
    [InlineData("47,123456", 47.123456)]
    [InlineData(" -0,5 ", -0.5)]
    [InlineData("236,8000030517578125", 236.8000030517578125)]
    public void Numbers_are_what_they_say(string text, double number) => Parse(text).ShouldBe(number);

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("undefined")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("1 2")]
    [InlineData("1.2.3")]
    [InlineData("1,2,3")]
    [InlineData("1,234.5")]
    [InlineData(",")]
    [InlineData("--1")]
    [InlineData("0x10")]
    public void What_is_no_number_is_none(string text) => Parse(text).ShouldBe(double.NaN);

    [Fact]
    public void They_are_rounded_as_exactly_as_by_the_framework() =>
        Claim.Holds(Gen.Choose(0, int.MaxValue).Three().Zip(Gen.Choose(0, 12)), parts =>
        {
            var ((one, two, sign), scale) = parts;
            var digits = $"{one}{two % 100_000}".PadLeft(scale + 1, '0');
            var text = $"{(sign % 2 == 0 ? "" : "-")}{digits[..^scale]}.{digits[^scale..]}";
            Parse(text).ShouldBe(double.Parse(text, CultureInfo.InvariantCulture));
        });

    private static double Parse(string text) => XmlNumber.Parse(Encoding.UTF8.GetBytes(text));
}
