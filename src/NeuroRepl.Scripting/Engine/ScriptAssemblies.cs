using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace NeuroRepl.Scripting.Engine;

/// <summary>The assemblies of one session: its submissions, and what <c>#r</c> brought. What the host has already is the host's.</summary>
internal sealed class ScriptAssemblies : AssemblyLoadContext
{
    private readonly ConcurrentDictionary<string, Assembly> _submissions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, bool> _folders = new(StringComparer.Ordinal);

    /// <summary>Loads a submission under the name that later ones will ask for.</summary>
    public Assembly Load(string name, Stream image) => _submissions[name] = LoadFromStream(image);

    /// <summary>Assembly files to look into when one of that name is needed, and beside which what they need may lie.</summary>
    public void Know(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            _files[Path.GetFileNameWithoutExtension(file)] = file;
            _folders[Path.GetDirectoryName(file)!] = true;
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (_submissions.TryGetValue(assemblyName.Name!, out var submission)) { return submission; }

        if (Default.Assemblies.FirstOrDefault(assembly => assembly.GetName().Name == assemblyName.Name) is { } shared) { return shared; }

        if (_files.TryGetValue(assemblyName.Name!, out var file)) { return LoadFromAssemblyPath(file); }

        try { return Default.LoadFromAssemblyName(assemblyName); }
        catch (FileNotFoundException)
        {
            var beside = _folders.Keys.Select(folder => Path.Combine(folder, assemblyName.Name + ".dll")).FirstOrDefault(File.Exists);
            return beside is null ? null : LoadFromAssemblyPath(beside);
        }
    }
}
