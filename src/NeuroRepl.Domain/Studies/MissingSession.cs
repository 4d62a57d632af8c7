namespace NeuroRepl.Domain.Studies;

/// <summary>A visit that the design asks for and that is not there.</summary>
/// <param name="SubjectId">Whose it would be.</param>
/// <param name="SessionId">Which one: "ses-high".</param>
/// <param name="Reason">Why it is missing, in the study's words; "no reason given" where it has none.</param>
public sealed record MissingSession(string SubjectId, string SessionId, string Reason);
