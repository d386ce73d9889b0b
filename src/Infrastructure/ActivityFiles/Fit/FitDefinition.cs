namespace TrainingOs.Infrastructure.ActivityFiles.Fit;

/// <summary>
/// How the messages of one local type are laid out, until the type is defined anew. One object serves all definitions
/// of its local type, so that a file of nothing but definitions costs time and no memory.
/// </summary>
internal sealed class FitDefinition
{
    // Field number → 1 + index of the field; 0 for fields that the messages do not have.
    private readonly byte[] _positions = new byte[256];
    private Field[] _fields = new Field[32];
    private int _count;

    public bool IsSet { get; private set; }
    public ushort Message { get; private set; }
    public bool IsBigEndian { get; private set; }

    /// <summary>The bytes of one message, without its header.</summary>
    public int Size { get; private set; }

    public void Forget() => IsSet = false;

    public void Begin(ushort message, bool isBigEndian)
    {
        for (var at = 0; at < _count; at++) _positions[_fields[at].Number] = 0;
        (IsSet, Message, IsBigEndian, Size, _count) = (true, message, isBigEndian, 0, 0);
    }

    public void Add(byte number, byte size, byte type)
    {
        // A field said twice is read where it stands first; the bytes of the second count all the same.
        if (_positions[number] == 0) _positions[number] = Append(new(number, size, type, Size));
        Size += size;
    }

    /// <summary>A field of an app on the device.</summary>
    /// <param name="size">Its bytes.</param>
    /// <param name="meaning">What was said of it, if it was.</param>
    public void AddDeveloper(byte size, FitDeveloperField? meaning)
    {
        if (meaning is { } known && Message == FitProfile.Record)
        {
            var stand = new Field(known.Field, size, known.Type, Size, known.Scale, known.Offset);
            ref var position = ref _positions[known.Field];
            if (position == 0) position = Append(stand);
            else if (_fields[position - 1].Instead == 0) _fields[position - 1].Instead = Append(stand);
        }

        Size += size;
    }

    public bool Has(byte number) => _positions[number] != 0;

    public ref readonly Field this[byte number]
    {
        get
        {
            var position = _positions[number];
            return ref position == 0 ? ref Field.None : ref _fields[position - 1];
        }
    }

    public ref readonly Field Instead(in Field field) =>
        ref field.Instead == 0 ? ref Field.None : ref _fields[field.Instead - 1];

    private byte Append(Field field)
    {
        // A position is a byte: of the fields beyond, which no device writes, only the size is of interest.
        if (_count == byte.MaxValue) return 0;
        if (_count == _fields.Length) Array.Resize(ref _fields, _fields.Length * 2);
        _fields[_count++] = field;
        return (byte)_count;
    }

    internal struct Field(byte number, byte size, byte type, int at, double scale = double.NaN, double offset = 0)
    {
        private static readonly Field Absent;

        public static ref readonly Field None => ref Absent;

        public readonly byte Number = number;

        /// <summary>Its bytes; 0 for the field that is not there.</summary>
        public readonly byte Size = size;

        public readonly byte Type = type;

        /// <summary>Where it begins in the message.</summary>
        public readonly int At = at;

        /// <summary>1 + index of the field to be read when this has no value.</summary>
        public byte Instead;

        /// <summary>Its own scale, of a developer's field; NaN when the profile says the scale.</summary>
        public readonly double Scale = scale;

        public readonly double Offset = offset;
    }
}

/// <summary>A developer's field that stands for one of a record's.</summary>
internal readonly record struct FitDeveloperField(byte Field, byte Type, double Scale, double Offset);
