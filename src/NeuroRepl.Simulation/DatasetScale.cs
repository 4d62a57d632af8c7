namespace NeuroRepl.Simulation;

/// <summary>How large a dataset is made.</summary>
public enum DatasetScale
{
    /// <summary>Small enough to be kept in the repository and embedded in the program.</summary>
    Tiny,

    /// <summary>As many people as the study it is made after.</summary>
    Full,
}
