using System.Text;
using Microsoft.CodeAnalysis;

namespace NeuroRepl.Scripting.Engine;

/// <summary>The XML documentation of an assembly: beside it, or in the reference pack of the SDK. Read when first asked for.</summary>
internal sealed class Documentation(string assembly) : XmlDocumentationProvider
{
    private static readonly Lazy<string?> ReferencePack = new(FindReferencePack);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Documentation other && other.Assembly == Assembly;

    /// <inheritdoc/>
    public override int GetHashCode() => Assembly.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override Stream GetSourceStream(CancellationToken cancellationToken) =>
        Find() is { } path ? File.OpenRead(path) : new MemoryStream(Encoding.UTF8.GetBytes("<doc><members/></doc>"));

    private string Assembly { get; } = assembly;

    private string? Find()
    {
        var beside = Path.ChangeExtension(Assembly, ".xml");
        if (File.Exists(beside)) { return beside; }

        // What runs as System.Private.CoreLib is documented as System.Runtime, and so on.
        var name = Path.GetFileName(beside) is "System.Private.CoreLib.xml" ? "System.Runtime.xml" : Path.GetFileName(beside);
        var packed = ReferencePack.Value is { } pack ? Path.Combine(pack, name.Replace("System.Private.", "System.", StringComparison.Ordinal)) : null;
        return File.Exists(packed) ? packed : null;
    }

    private static string? FindReferencePack()
    {
        // shared/Microsoft.NETCore.App/10.0.x/System.Private.CoreLib.dll → packs/Microsoft.NETCore.App.Ref/10.0.x/ref/net10.0
        var dotnet = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location) ?? ".", "..", "..", ".."));
        var packs = Path.Combine(dotnet, "packs", "Microsoft.NETCore.App.Ref");
        return Directory.Exists(packs)
            ? Directory.EnumerateDirectories(packs, $"{Environment.Version.Major}.*")
                .Select(static version => Path.Combine(version, "ref", $"net{Environment.Version.Major}.0"))
                .FirstOrDefault(Directory.Exists)
            : null;
    }
}
