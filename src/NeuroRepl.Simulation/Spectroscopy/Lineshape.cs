using System.Numerics;

namespace NeuroRepl.Simulation.Spectroscopy;

/// <summary>Decays and turns in time that make lines of a given width, place and phase.</summary>
internal static class Lineshape
{
    /// <summary>The decay of a Lorentzian line of a full width at half maximum in hertz.</summary>
    public static double Lorentzian(double widthHz, double seconds) => Math.Exp(-Math.PI * widthHz * seconds);

    /// <summary>The decay of a Gaussian line of a full width at half maximum in hertz.</summary>
    public static double Gaussian(double widthHz, double seconds) => Math.Exp(-Math.Pow(Math.PI * widthHz * seconds, 2) / (4 * Math.Log(2)));

    /// <summary>exp(2πi·turns).</summary>
    public static Complex Turn(double turns)
    {
        var (sin, cos) = Math.SinCos(2 * Math.PI * turns);
        return new Complex(cos, sin);
    }
}
