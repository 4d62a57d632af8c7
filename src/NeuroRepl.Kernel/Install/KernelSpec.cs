using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NeuroRepl.Numerics;

namespace NeuroRepl.Kernel.Install;

/// <summary>The folder by which Jupyter finds a kernel: kernel.json and the logos.</summary>
/// <param name="Folder">The folder itself: DIR/share/jupyter/kernels/NAME.</param>
public sealed partial record KernelSpec(string Folder)
{
    /// <summary>What the kernel is called unless told otherwise.</summary>
    public const string DefaultName = "neurorepl";

    /// <summary>The file that says how the kernel is started.</summary>
    public string File => Path.Combine(Folder, "kernel.json");

    /// <summary>Whether it is there, and ours.</summary>
    public bool IsInstalled => System.IO.File.Exists(File) && System.IO.File.ReadAllText(File).Contains("neurorepl", StringComparison.OrdinalIgnoreCase);

    /// <summary>For this user, where every Jupyter of theirs looks.</summary>
    /// <exception cref="ArgumentMistake">The name is none that Jupyter takes.</exception>
    public static KernelSpec OfUser(string name = DefaultName) => Under(UserFolder, name);

    /// <summary>Below a prefix: DIR/share/jupyter/kernels.</summary>
    /// <exception cref="ArgumentMistake">The name is none that Jupyter takes.</exception>
    public static KernelSpec OfPrefix(string prefix, string name = DefaultName) => Under(Path.Combine(Path.GetFullPath(prefix), "share", "jupyter"), name);

    /// <summary>Writes the folder, over one that is there.</summary>
    /// <param name="command">How this program is started: its path, or dotnet and the path of its dll.</param>
    /// <param name="displayName">What front ends show.</param>
    public void Install(IReadOnlyList<string> command, string displayName)
    {
        Directory.CreateDirectory(Folder);
        System.IO.File.WriteAllText(File, Text(command, displayName));
        System.IO.File.WriteAllBytes(Path.Combine(Folder, "logo-32x32.png"), Logo.Png(32));
        System.IO.File.WriteAllBytes(Path.Combine(Folder, "logo-64x64.png"), Logo.Png(64));
        System.IO.File.WriteAllText(Path.Combine(Folder, "logo-svg.svg"), Logo.Svg());
    }

    /// <summary>Takes the folder away; false where it is not there, or belongs to another kernel.</summary>
    public bool Uninstall()
    {
        if (!IsInstalled) { return false; }

        Directory.Delete(Folder, recursive: true);
        return true;
    }

    /// <summary>How the installed kernel is started, without the connection file; null where there is none.</summary>
    public IReadOnlyList<string>? Command()
    {
        if (!IsInstalled) { return null; }

        using var json = JsonDocument.Parse(System.IO.File.ReadAllBytes(File));
        return [.. json.RootElement.GetProperty("argv").EnumerateArray().Select(static part => part.GetString()!).TakeWhile(static part => part != "kernel")];
    }

    private static string UserFolder => Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } set ? set
        : OperatingSystem.IsMacOS() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "Library", "Jupyter")
        : OperatingSystem.IsWindows() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter")
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "jupyter");

    // Started from Jupyter's environment, the program must find the .NET that it was installed with.
    private static string? DotnetRoot
    {
        get
        {
            var runtime = RuntimeEnvironment.GetRuntimeDirectory().TrimEnd(Path.DirectorySeparatorChar);
            var shared = Path.GetDirectoryName(Path.GetDirectoryName(runtime));
            return Path.GetFileName(shared) == "shared" ? Path.GetDirectoryName(shared) : null;
        }
    }

    private static KernelSpec Under(string data, string name) => Name().IsMatch(name)
        ? new KernelSpec(Path.Combine(data, "kernels", name))
        : throw new ArgumentMistake($"'{name}' is no name for a kernel.", "Jupyter takes letters, digits, dots, dashes and underscores: --name neurorepl-dev.");

    private static string Text(IReadOnlyList<string> command, string displayName)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartArray("argv");
            foreach (var part in (string[])[.. command, "kernel", "run", "-f", "{connection_file}"]) { json.WriteStringValue(part); }

            json.WriteEndArray();
            json.WriteString("display_name", displayName);
            json.WriteString("language", "C#");
            json.WriteString("interrupt_mode", "message");
            json.WriteStartObject("env");
            if (DotnetRoot is { } root) { json.WriteString("DOTNET_ROOT", root); }

            json.WriteEndObject();
            json.WriteStartObject("metadata");
            json.WriteBoolean("debugger", false);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
