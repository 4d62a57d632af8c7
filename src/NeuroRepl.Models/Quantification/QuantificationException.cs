using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Quantification;

/// <summary>A concentration that cannot be had from what is known; the message says what is missing, the hint how to give it or to assume it in so many words.</summary>
public sealed class QuantificationException(string message, string hint) : NeuroReplException(message, hint);
