namespace NeuroRepl.Scripting.Language;

/// <summary>What can stand at a place in a text.</summary>
internal enum PlaceKind
{
    /// <summary>Anything that a statement or expression can start with.</summary>
    Expression,

    /// <summary>A member of what stands before the point.</summary>
    Member,

    /// <summary>A property to set, after new T { or with {.</summary>
    Initializer,

    /// <summary>A type, after new.</summary>
    Type,

    /// <summary>A namespace, after using.</summary>
    Namespace,

    /// <summary>The name of something new: nothing to offer.</summary>
    Text,
}
