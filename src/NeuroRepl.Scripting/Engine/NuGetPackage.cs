using System.ComponentModel;
using System.Diagnostics;
using System.Security;
using System.Text.Json;

namespace NeuroRepl.Scripting.Engine;

/// <summary>A package of <c>#r "nuget: Name, Version"</c>; restored by the SDK through a project of its own in the user's cache folder.</summary>
internal sealed record NuGetPackage(string Name, string Version)
{
    private const string Prefix = "nuget:";
    private static readonly string Framework = $"net{Environment.Version.Major}.0";

    /// <summary>The package that a reference names; null where it names none.</summary>
    public static NuGetPackage? TryParse(string reference)
    {
        if (!reference.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) { return null; }

        var parts = reference[Prefix.Length..].Split(',', '/', StringSplitOptions.TrimEntries);
        return new NuGetPackage(parts[0], parts.Length > 1 && parts[1].Length > 0 ? parts[1] : "*");
    }

    /// <summary>The assemblies of the package and of all it needs; the first is its own.</summary>
    /// <exception cref="NuGetException">The SDK is not here, or no feed has the package.</exception>
    public IReadOnlyList<string> Restore(CancellationToken stop)
    {
        if (Name.Length == 0 || Name.Any(static letter => !char.IsLetterOrDigit(letter) && letter is not ('.' or '_' or '-')))
        {
            throw new NuGetException($"\"{Name}\" is no name of a package.", "Write #r \"nuget: Name, Version\", for example #r \"nuget: CsvHelper, 33.0.1\".");
        }

        var folder = Path.Combine(CacheFolder(), $"{Name.ToLowerInvariant()}-{Version.Replace('*', 'x')}");
        var assets = Path.Combine(folder, "obj", "project.assets.json");
        if (Version.Contains('*') || !File.Exists(assets))
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, "package.csproj"), Project());
            RunRestore(folder, stop);
        }

        using var stream = File.OpenRead(assets);
        using var json = JsonDocument.Parse(stream);
        var files = AssembliesOf(json.RootElement).OrderByDescending(file => IsOwn(file)).ToList();
        return files.Count > 0 ? files : throw new NuGetException($"The package {Name} {Version} has no assembly for {Framework}.", "Look on its page for a version that has.");
    }

    private static string CacheFolder() =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "neurorepl", "packages", Framework);

    private string Project() =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>{Framework}</TargetFramework>
            <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="{SecurityElement.Escape(Name)}" Version="{SecurityElement.Escape(Version)}" />
          </ItemGroup>
        </Project>
        """;

    private void RunRestore(string folder, CancellationToken stop)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet", ["restore", "--nologo", "-v", "quiet"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            using var ended = stop.Register(() => process.Kill(entireProcessTree: true));
            var error = process.StandardError.ReadToEndAsync(stop);
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            stop.ThrowIfCancellationRequested();
            if (process.ExitCode != 0) { throw new NuGetException($"The package {Name} {Version} could not be restored: {FirstErrorOf(output + error.Result)}", Hint()); }
        }
        catch (Win32Exception)
        {
            throw new NuGetException($"The package {Name} needs the .NET SDK to be fetched, and there is no \"dotnet\" on the PATH.", "Install the .NET SDK, or name a dll: #r \"folder/Name.dll\".");
        }
    }

    private string Hint() => $"Check the name and the version, and whether a feed that has it can be reached: dotnet package search {Name}. A dll at hand works without one: #r \"folder/Name.dll\".";

    private static string FirstErrorOf(string output)
    {
        var line = output.Split('\n').FirstOrDefault(static line => line.Contains("error NU", StringComparison.Ordinal)) ?? "dotnet restore failed.";
        var start = line.IndexOf("error NU", StringComparison.Ordinal);
        var text = start < 0 ? line : line[(start + "error ".Length)..];
        var project = text.LastIndexOf(" [", StringComparison.Ordinal);
        return (project > 0 ? text[..project] : text).Trim();
    }

    private static IEnumerable<string> AssembliesOf(JsonElement assets)
    {
        var folders = assets.GetProperty("packageFolders").EnumerateObject().Select(static folder => folder.Name).ToList();
        var paths = assets.GetProperty("libraries").EnumerateObject()
            .Where(static library => library.Value.TryGetProperty("path", out _))
            .ToDictionary(static library => library.Name, static library => library.Value.GetProperty("path").GetString()!);
        foreach (var library in assets.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject())
        {
            if (!library.Value.TryGetProperty("runtime", out var runtime)) { continue; }

            foreach (var file in runtime.EnumerateObject().Where(static file => file.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)))
            {
                var found = folders.Select(folder => Path.Combine(folder, paths[library.Name], file.Name)).FirstOrDefault(File.Exists);
                if (found is not null) { yield return found; }
            }
        }
    }

    private bool IsOwn(string file) =>
        string.Equals(Path.GetFileNameWithoutExtension(file), Name, StringComparison.OrdinalIgnoreCase);
}
