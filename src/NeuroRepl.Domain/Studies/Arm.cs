namespace NeuroRepl.Domain.Studies;

/// <summary>One treatment arm of a study.</summary>
/// <param name="Name">Its short name: "high".</param>
/// <param name="Description">What was given: "S-ketamine 0.22 mg/kg bolus + 0.2 mg/kg/h".</param>
public sealed record Arm(string Name, string Description);
