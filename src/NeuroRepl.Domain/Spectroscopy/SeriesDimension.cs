namespace NeuroRepl.Domain.Spectroscopy;

/// <summary>One dimension of a series of spectra, above time.</summary>
/// <param name="Tag">NIfTI-MRS's tag: DIM_COIL, DIM_DYN, DIM_PHASE_CYCLE, DIM_EDIT, DIM_MEAS, DIM_USER_0 …</param>
/// <param name="Length">How many there are.</param>
public sealed record SeriesDimension(string Tag, int Length);
