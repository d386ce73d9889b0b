using FsCheck;
using FsCheck.Fluent;
using TrainingOs.Domain.Reality;
using TrainingOs.Infrastructure.Persistence.Reality;
using TrainingOs.Tests;

namespace TrainingOs.Infrastructure.Tests.Persistence.Reality;

/// <summary>Columns come back as they were, to half a step; and no bytes do harm.</summary>
public sealed class StreamCodecTests
{
    private static readonly Gen<StreamType> AnyType = Gen.Elements(Enum.GetValues<StreamType>());

    /// <summary>What sensors say, what they never say, and what is written when they say nothing.</summary>
    private static readonly Gen<double> AnyValue = Gen.Frequency(
        (10, Gen.Choose(-4000, 9000).Select(value => value / 10.0)),
        (5, Gen.Choose(-1_800_000_000, 1_800_000_000).Select(value => value / 1e7)),
        (2, Gen.Constant(double.NaN)),
        (1, Gen.Elements(0, -0.0, 1e9, -1e9, 0.005, 1.0049999)));

    private static readonly Gen<double[]> AnyColumn =
        Gen.OneOf(Gen.ArrayOf(AnyValue), Gen.ArrayOf(Gen.Choose(0, 250).Select(value => (double)value)));

    [Fact]
    public void What_is_unpacked_lies_within_half_a_step_of_what_was_packed() => Claim.Holds(
        from type in AnyType from column in AnyColumn select (type, column),
        any =>
        {
            var half = (0.5 / Math.Pow(10, StreamCodec.Decimals(any.type))) + 1e-12;

            var back = StreamCodec.Unpack(StreamCodec.Pack(any.type, any.column), any.column.Length);

            back.Length.ShouldBe(any.column.Length);
            foreach (var (was, isNow) in any.column.Zip(back))
            {
                if (double.IsNaN(was)) isNow.ShouldBe(double.NaN);
                else Math.Abs(was - isNow).ShouldBeLessThanOrEqualTo(half);
            }
        });

    [Fact]
    public void What_was_unpacked_packs_to_the_same_bytes() => Claim.Holds(
        from type in AnyType from column in AnyColumn select (type, column),
        any =>
        {
            var once = StreamCodec.Pack(any.type, any.column);

            StreamCodec.Pack(any.type, StreamCodec.Unpack(once, any.column.Length)).ShouldBe(once);
        });

    [Fact]
    public void Whole_numbers_come_back_whole() => Claim.Holds(
        Gen.ArrayOf(Gen.Choose(int.MinValue, int.MaxValue)),
        numbers => StreamCodec.Unpack(StreamCodec.Pack(numbers), numbers.Length)
            .ShouldBe(numbers.Select(number => (double)number)));

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.MaxValue)]
    [InlineData(-1e300)]
    public void What_is_beyond_all_measure_is_no_value(double value) =>
        StreamCodec.Unpack(StreamCodec.Pack(StreamType.Power, [1, value, 3]), 3).ShouldBe([1, double.NaN, 3]);

    [Fact]
    public void Bytes_that_were_changed_or_cut_give_numbers_or_a_refusal_and_nothing_else() => Claim.Holds(
        from column in AnyColumn
        from at in Gen.Choose(0, 1000)
        from value in Gen.Choose(0, 255)
        from cut in Gen.Choose(0, 20)
        select (column, at, value, cut),
        any =>
        {
            var packed = StreamCodec.Pack(StreamType.Altitude, any.column);
            packed[any.at % packed.Length] = (byte)any.value;

            Unpacked(packed.AsSpan(0, Math.Max(0, packed.Length - any.cut)), any.column.Length);
        });

    [Fact]
    public void No_bytes_at_all_make_it_throw_anything_but_its_refusal() => Claim.Holds(
        from bytes in Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value))
        from decimals in Gen.Choose(0, 7)
        from isOurs in Gen.Elements(true, false)
        select isOurs ? [1, (byte)decimals, .. bytes] : bytes,
        bytes => Unpacked(bytes, 3600));

    [Theory]
    [InlineData("0100FFFFFFFFFFFFFFFF7FFFFFFFFFFFFFFFFF7F00")]
    [InlineData("0100FFFFFFFF07FFFFFFFF07000000")]
    public void A_length_that_was_made_up_costs_no_memory(string hex) =>
        Should.Throw<InvalidDataException>(() => StreamCodec.Unpack(Convert.FromHexString(hex), 3600));

    [Fact]
    public void An_hour_of_a_watch_needs_a_few_kilobytes()
    {
        var random = new Random(1);
        double value = 140;
        var heartRate = Enumerable.Range(0, 3600).Select(_ => value += random.Next(-1, 2)).ToArray();

        StreamCodec.Pack(StreamType.Time, [.. Enumerable.Range(0, 3600).Select(n => (double)n)]).Length
            .ShouldBeLessThan(50);
        StreamCodec.Pack(StreamType.HeartRate, heartRate).Length.ShouldBeLessThan(1200);
    }

    private static void Unpacked(ReadOnlySpan<byte> bytes, int most)
    {
        try
        {
            StreamCodec.Unpack(bytes, most).Length.ShouldBeLessThanOrEqualTo(most);
        }
        catch (InvalidDataException)
        {
            // The refusal that callers know.
        }
    }
}
