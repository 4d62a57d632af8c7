namespace NeuroRepl.Domain.Pharmacology;

/// <summary>Something that happens at a time of a protocol, or from one time to another.</summary>
/// <param name="Lane">The row it stands in: "infusion", "blocks", "ratings".</param>
/// <param name="StartMinutes">When it starts.</param>
/// <param name="EndMinutes">When it ends; nothing for a moment.</param>
/// <param name="Label">What is written at it.</param>
public sealed record TimelineElement(string Lane, double StartMinutes, double? EndMinutes = null, string Label = "");
