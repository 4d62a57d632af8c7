using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Quantification;

/// <summary>How fast a compartment's magnetisation comes back and decays.</summary>
/// <param name="T1Seconds">Longitudinal relaxation time, in seconds.</param>
/// <param name="T2Seconds">Transverse relaxation time, in seconds.</param>
public sealed record RelaxationTimes(double T1Seconds, double T2Seconds)
{
    /// <summary>What is left of the signal: (1 − e^(−(TR − TM)/T1))·e^(−TM/T1)·e^(−TE/T2); TM is zero but in STEAM.</summary>
    /// <remarks>The attenuation R = (1 − e^(−TR/T1))·e^(−TE/T2) of Gasparovic et al., Magn Reson Med 55 (2006), for excitation by 90°, with the decay along z during a stimulated echo's mixing time.</remarks>
    /// <exception cref="ArgumentMistake">A time that is not above zero, or one in milliseconds.</exception>
    public double Attenuation(double echoTimeSeconds, double repetitionTimeSeconds, double mixingTimeSeconds = 0)
    {
        Guard.InRange(T1Seconds, 0.01, 20);
        Guard.InRange(T2Seconds, 0.001, 10);
        Guard.InRange(echoTimeSeconds, 0, 2);
        Guard.InRange(repetitionTimeSeconds, 0.01, 120);
        Guard.InRange(mixingTimeSeconds, 0, 10);
        return (1 - Math.Exp(-(repetitionTimeSeconds - mixingTimeSeconds) / T1Seconds)) * Math.Exp(-mixingTimeSeconds / T1Seconds) * Math.Exp(-echoTimeSeconds / T2Seconds);
    }
}
