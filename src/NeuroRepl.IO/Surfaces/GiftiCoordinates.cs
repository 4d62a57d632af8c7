namespace NeuroRepl.IO.Surfaces;

/// <summary>A coordinate system of points, and the way into another one.</summary>
/// <param name="DataSpace">The space of the numbers: "NIFTI_XFORM_SCANNER_ANAT".</param>
/// <param name="TransformedSpace">The space that the matrix leads to: "NIFTI_XFORM_TALAIRACH".</param>
/// <param name="Matrix">Row-major, 4 × 4.</param>
public sealed record GiftiCoordinates(string DataSpace, string TransformedSpace, IReadOnlyList<double> Matrix);
