namespace TrainingOs.Infrastructure.ActivityFiles.Xml;

/// <summary>
/// A text that ends when its reader takes more of it than was granted, so that a parser which collects a whole element
/// before it hands it out cannot be made to fill the memory.
/// </summary>
internal sealed class MeteredText(TextReader text) : TextReader
{
    private int _granted;

    /// <summary>Whether more was wanted than was granted.</summary>
    public bool IsExceeded { get; private set; }

    /// <summary>Whether the text was taken to its end.</summary>
    public bool IsAtEnd { get; private set; }

    public void Grant(int characters) => _granted = characters;

    public override int Read(char[] buffer, int index, int count)
    {
        if (_granted <= 0)
        {
            IsExceeded = true;
            return 0;
        }

        var read = text.Read(buffer, index, count);
        _granted -= read;
        IsAtEnd = read == 0;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) text.Dispose();
        base.Dispose(disposing);
    }
}
