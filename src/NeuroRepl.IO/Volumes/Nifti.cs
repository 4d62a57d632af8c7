namespace NeuroRepl.IO.Volumes;

/// <summary>NIfTI-1 and NIfTI-2 files: .nii, .nii.gz, and pairs of .hdr and .img.</summary>
public static class Nifti
{
    /// <summary>Reads an image in one forward pass: <c>Nifti.Open("sub-01_bold.nii.gz").Values</c>.</summary>
    /// <exception cref="FileProblem">The file is missing, cut, damaged, or its header says something that cannot be.</exception>
    public static NiftiImage Open(string path) => NiftiFile.Open(path);

    /// <summary>Reads the header only, however large the file is.</summary>
    /// <exception cref="FileProblem">The file is missing, or its header says something that cannot be.</exception>
    public static NiftiHeader OpenHeader(string path) => NiftiFile.OpenHeader(path);
}
