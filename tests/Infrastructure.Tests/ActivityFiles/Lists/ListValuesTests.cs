using System.Globalization;
using FsCheck.Fluent;
using TrainingOs.Infrastructure.ActivityFiles.Lists;
using TrainingOs.Tests;

namespace TrainingOs.Infrastructure.Tests.ActivityFiles.Lists;

public sealed class ListValuesTests
{
    private static readonly string[] Languages =
        ["en-US", "en-GB", "de", "fr", "es", "it", "pt-BR", "nl", "sv", "nb", "da", "pl", "ru"];

    [Theory]
    [InlineData("5.48", '.', 5.48)]
    [InlineData("5,48", '.', 5.48)]
    [InlineData("4,808", '.', 4808.0)]
    [InlineData("4,808", ',', 4.808)]
    [InlineData("4.808", ',', 4808.0)]
    [InlineData("1,234,567", '.', 1234567.0)]
    [InlineData("1.234,5", '.', 1234.5)]
    [InlineData("1,234.5", ',', 1234.5)]
    [InlineData("1 234,5", '.', 1234.5)]
    [InlineData("1\u00a0234,5", '.', 1234.5)]
    [InlineData("1\u202f234", '.', 1234.0)]
    [InlineData("1’234.5", '.', 1234.5)]
    [InlineData("'-12", '.', -12.0)]
    [InlineData("−12", '.', -12.0)]
    [InlineData("9.5367431640625e-07", '.', 9.5367431640625e-07)]
    [InlineData("", '.', null)]
    [InlineData("--", '.', null)]
    [InlineData("NaN", '.', null)]
    [InlineData("1e999", '.', null)]
    [InlineData("12x", '.', null)]
    [InlineData("5:44", '.', null)]
    public void A_number_is_read_as_accounts_write_it(string cell, char decimals, double? number) =>
        ListValues.Number(cell, decimals).ShouldBe(number);

    [Theory]
    [InlineData("00:31:24", 1884.0)]
    [InlineData("00:05:06.6", 306.6)]
    [InlineData("00:05:06,6", 306.6)]
    [InlineData("1:05:11", 3911.0)]
    [InlineData("26:03:04", 93_784.0)]
    [InlineData("14:45", 885.0)]
    [InlineData("00:00.00", 0.0)]
    [InlineData("885", 885.0)]
    [InlineData("1:60", null)]
    [InlineData("1:2:3:4", null)]
    [InlineData("-1:00", null)]
    [InlineData(":", null)]
    [InlineData("", null)]
    public void A_time_is_read_in_seconds(string cell, double? seconds) =>
        ListValues.Seconds(cell).ShouldBe(seconds);

    [Theory]
    [InlineData("2022-05-29")]
    [InlineData("29 May 2022")]
    [InlineData("May 2022, 15:53:35")]
    [InlineData("31.02.2022, 15:53:35")]
    [InlineData("29.13.2022, 15:53:35")]
    [InlineData("29.05.2022, 25:53:35")]
    [InlineData("29.05.2022, 15:61:35")]
    [InlineData("May 29, 2022, 13:53:35 PM")]
    [InlineData("1 2 3 4, 15:53:35")]
    [InlineData("99999-01-01 10:00:00")]
    [InlineData("9999-12-31 10:00:00")]
    [InlineData("::::")]
    [InlineData("12:00")]
    public void What_is_no_day_with_a_time_is_none(string cell) =>
        ListValues.Date(cell, monthFirst: false).ShouldBeNull();

    [Fact]
    public void Every_month_is_known_in_every_language()
    {
        foreach (var language in Languages)
        {
            var culture = CultureInfo.GetCultureInfo(language);
            for (var month = 1; month <= 12; month++)
            {
                var at = new DateTime(2022, month, 27, 15, 53, 35);
                foreach (var format in new[] { "d MMM yyyy, HH:mm:ss", "d MMMM yyyy HH:mm:ss", "MMM d, yyyy, H:mm:ss" })
                {
                    var text = at.ToString(format, culture);
                    ListValues.Date(text, monthFirst: false).ShouldBe(at, $"{language}: {text}");
                }
            }
        }
    }

    [Fact]
    public void No_text_makes_a_value_throw() => Claim.Holds(
        Gen.OneOf(Claim.AnyText, Gen.ArrayOf(Gen.Elements("0123456789:.,/- aApPmM年'\u202f".ToCharArray()))
            .Select(letters => (string?)new string(letters))),
        text =>
        {
            var cell = text ?? "";
            (ListValues.Number(cell, '.') ?? 0).ShouldBe(ListValues.Number(cell, '.') ?? 0);
            (ListValues.Seconds(cell) ?? 0).ShouldBeGreaterThanOrEqualTo(0);
            (ListValues.Date(cell, true)?.Year ?? 2000).ShouldBeInRange(1900, 9998);
            ListValues.DecimalsOf(cell).ShouldBeOneOf('.', ',', null);
            ListValues.MonthFirst(cell);
            ListValues.LooksMonthFirst(cell);
            ListNames.Of(cell).ShouldNotBeNull();
        });

    [Fact]
    public void A_number_written_in_any_way_is_that_number() => Claim.Holds(
        Gen.Choose(-99_999_999, 99_999_999).Zip(Gen.Elements("en-US", "de", "fr", "de-CH", "es")),
        any =>
        {
            var (number, culture) = (any.Item1 / 100.0, CultureInfo.GetCultureInfo(any.Item2));
            var decimals = culture.NumberFormat.NumberDecimalSeparator[0];

            ListValues.Number(number.ToString("N2", culture), decimals).ShouldBe(number);
            ListValues.Number(number.ToString("0.00", culture), decimals == ',' ? '.' : ',').ShouldBe(number);
        });
}
