namespace TrainingOs.Infrastructure.ActivityFiles.Xml;

/// <summary>Why a walk through an XML file ended early.</summary>
internal enum XmlTrouble
{
    /// <summary>The text ends before its elements do.</summary>
    CutOff,

    /// <summary>Something in the text is no XML.</summary>
    Malformed,

    /// <summary>The text declares a type of document, with which entities and resources from elsewhere come.</summary>
    DocumentType,

    /// <summary>It is nested deeper, has more names or longer texts than any recording.</summary>
    TooComplex,
}
