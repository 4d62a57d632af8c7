namespace NeuroRepl.Statistics.Maps;

/// <summary>A map's mean over one network.</summary>
/// <param name="Network">The network's label.</param>
/// <param name="Places">How many places of it have a value.</param>
/// <param name="Mean">The mean over them.</param>
/// <param name="Sd">The standard deviation over them (divisor n − 1); NaN for one place.</param>
/// <param name="P">Two-sided, of the mean's distance from the map's overall mean, against rotated maps.</param>
/// <param name="AdjustedP">The same adjusted over networks (FDR).</param>
public sealed record NetworkMean(string Network, int Places, double Mean, double Sd, PValue P, double AdjustedP);
