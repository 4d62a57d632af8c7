namespace NeuroRepl.Models.Cleaning;

/// <summary>Which program wrote the six parameters of movement.</summary>
public enum MotionUnits
{
    /// <summary>fMRIPrep's confounds: trans_x, trans_y, trans_z in mm, rot_x, rot_y, rot_z in radians.</summary>
    FmriPrep,

    /// <summary>FSL's .par: three rotations in radians, then three translations in mm.</summary>
    Fsl,

    /// <summary>SPM's rp_*.txt: three translations in mm, then three rotations in radians.</summary>
    Spm,

    /// <summary>AFNI's and HCP's: three translations in mm, then three rotations in degrees.</summary>
    Degrees,
}
