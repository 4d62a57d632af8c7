namespace NeuroRepl.Simulation.Spectroscopy;

/// <summary>A broad Gaussian under a simulated spectrum that no basis has: lipid, residual water's foot, a phase error's roll.</summary>
/// <param name="Ppm">Its centre in ppm.</param>
/// <param name="WidthPpm">Its full width at half maximum in ppm.</param>
/// <param name="Area">Its area, in protons × concentration.</param>
public sealed record BaselineHump(double Ppm, double WidthPpm, double Area);
