using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.IO.Spectroscopy;

/// <summary>A NIfTI-MRS header without what tells who was scanned and where.</summary>
/// <remarks>The fields that NIfTI-MRS marks for removal (Clarke et al., Magn Reson Med 88 (2022), and its specification), those of DICOM's basic profile that converters copy along, and the names that begin with private_.</remarks>
internal static class Anonymous
{
    private static readonly HashSet<string> Telling = new(StringComparer.OrdinalIgnoreCase)
    {
        "PatientName", "PatientID", "PatientDoB", "PatientBirthDate", "PatientBirthTime", "PatientAddress", "OtherPatientIDs", "PatientSex", "PatientWeight", "PatientAge", "PatientSize", "DeviceSerialNumber", "StationName",
        "InstitutionName", "InstitutionAddress", "InstitutionalDepartmentName", "ReferringPhysicianName", "PerformingPhysicianName", "OperatorsName", "AccessionNumber", "StudyID", "StudyInstanceUID", "SeriesInstanceUID",
        "SOPInstanceUID", "StudyDate", "SeriesDate", "AcquisitionDate", "ContentDate", "AcquisitionDateTime", "AcquisitionTime", "StudyTime", "ConversionTime", "OriginalFile", "StudyDescription",
    };

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static MrsAcquisition Of(MrsAcquisition acquisition)
    {
        if (acquisition.HeaderJson is not { } json || JsonNode.Parse(json) is not JsonObject root) { return acquisition; }

        Clean(root);
        return acquisition with { HeaderJson = root.ToJsonString(Plain) };
    }

    private static void Clean(JsonObject node)
    {
        foreach (var name in node.Select(p => p.Key).ToArray())
        {
            if (Telling.Contains(name) || name.StartsWith("private_", StringComparison.OrdinalIgnoreCase)) { node.Remove(name); }
            else if (node[name] is JsonObject inner) { Clean(inner); }
        }
    }
}
