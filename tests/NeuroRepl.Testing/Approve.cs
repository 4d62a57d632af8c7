using System.Runtime.CompilerServices;
using Xunit;

namespace NeuroRepl.Testing;

/// <summary>Compares a text with the approved one beside the test; on a difference writes the received text beside it.</summary>
/// <remarks>To approve: move <c>*.received.txt</c> over <c>*.approved.txt</c>, or run the tests with APPROVE=1, and read the diff before committing.</remarks>
public static class Approve
{
    public static void That(string actual, string name, [CallerFilePath] string testFile = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(testFile)!, "approved");
        var approvedPath = Path.Combine(folder, $"{name}.approved.txt");
        var receivedPath = Path.Combine(folder, $"{name}.received.txt");
        var normal = actual.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        Directory.CreateDirectory(folder);
        if (Environment.GetEnvironmentVariable("APPROVE") == "1") { File.WriteAllText(approvedPath, normal); }

        var approved = File.Exists(approvedPath) ? File.ReadAllText(approvedPath).ReplaceLineEndings("\n") : "";
        if (approved == normal)
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, normal);
        Assert.Fail($"{name} differs from the approved text. Compare {receivedPath} with {approvedPath}.\n\nExpected:\n{approved}\nReceived:\n{normal}");
    }
}
