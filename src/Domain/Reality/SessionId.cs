namespace TrainingOs.Domain.Reality;

/// <summary>The number of a session, given by the database and never given twice.</summary>
public readonly record struct SessionId(long Value)
{
    public static bool operator >(SessionId left, SessionId right) => left.Value > right.Value;
    public static bool operator <(SessionId left, SessionId right) => left.Value < right.Value;
}
