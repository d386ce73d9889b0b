using FsCheck.Fluent;
using TrainingOs.Infrastructure.ActivityFiles.Fit;
using TrainingOs.Tests;
using TrainingOs.Tests.ActivityFiles;

namespace TrainingOs.Infrastructure.Tests.ActivityFiles.Fit;

public sealed class FitChecksumTests
{
    [Fact]
    public void The_checksum_of_the_digits_is_the_published_one() =>
        FitChecksum.Of("123456789"u8).ShouldBe((ushort)0xBB3D);

    [Fact]
    public void Eight_bytes_at_a_time_are_as_bit_by_bit() =>
        Claim.Holds(Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(),
            bytes => FitChecksum.Of(bytes).ShouldBe(FitWriter.Checksum(bytes)));
}
