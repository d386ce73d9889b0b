#nullable enable

using AutoMapper;

namespace TrainingOs.Architecture.Tests.Samples;

/// <summary>What is copied from.</summary>
public sealed class Original
{
    public int Known { get; set; }
}

/// <summary>What is copied to, with a member nobody fills.</summary>
public sealed record Copied(int Known, int Forgotten);

/// <summary>A map that does not fill every member.</summary>
public sealed class Forgetful : Profile
{
    public Forgetful() => CreateProjection<Original, Copied>();
}

/// <summary>A map that can be used to write.</summary>
public sealed class Writable : Profile
{
    public Writable() => CreateMap<Original, Copied>();
}

/// <summary>A use of a map outside of a query.</summary>
public sealed class Copies(IMapper mapper)
{
    public Copied Copy(Original original) => mapper.Map<Copied>(original);
}
