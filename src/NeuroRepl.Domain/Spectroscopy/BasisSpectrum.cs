using System.Numerics;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Spectroscopy;

/// <summary>What one unit of one metabolite looks like in a sequence: a noiseless FID.</summary>
public sealed class BasisSpectrum
{
    private readonly Complex[] _fid;

    /// <param name="name">The metabolite's short name: "Glu".</param>
    /// <param name="fid">The noiseless samples in time, in the convention of <see cref="MrsAcquisition"/>; taken over, not copied.</param>
    public BasisSpectrum(string name, Complex[] fid)
    {
        Guard.NotBlank(name);
        Guard.NotEmpty(fid);
        (Name, _fid) = (name, fid);
    }

    /// <summary>The metabolite's short name.</summary>
    public string Name { get; }

    /// <summary>The noiseless samples in time.</summary>
    public ReadOnlyMemory<Complex> Fid => _fid;
}
