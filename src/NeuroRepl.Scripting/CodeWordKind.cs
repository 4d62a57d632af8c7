namespace NeuroRepl.Scripting;

/// <summary>What a word of code is, for colouring it.</summary>
public enum CodeWordKind
{
    /// <summary>A name that is neither type nor method: a variable, a property.</summary>
    Name,

    /// <summary>A word of the language.</summary>
    Keyword,

    /// <summary>A string or character.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A comment.</summary>
    Remark,

    /// <summary>The name of a type or namespace.</summary>
    Type,

    /// <summary>The name of a method.</summary>
    Method,
}
