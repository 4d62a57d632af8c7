using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;

namespace NeuroRepl.Scripting.Engine;

/// <summary>The assemblies that every script can use, made into compiler references once.</summary>
/// <remarks>
/// Every reference costs every submission time, for each compilation merges their namespaces anew. So a submission is compiled with the <see cref="Core"/> first,
/// and with the rest of the framework only where that is not enough. The core is closed under reference: what it names must mean the same with the rest beside it.
/// </remarks>
internal sealed class References
{
    // Facades and hosts that no script needs by name; each reference costs start-up time.
    private static readonly string[] Hosting = ["System.Private.DataContractSerialization", "System.ServiceProcess", "System.Web", "System.Windows", "System.Drawing"];

    // What scripts use by name without any of our assemblies needing it.
    private static readonly string[] Everyday = ["System.Runtime", "System.Console", "System.Collections", "System.Linq", "System.Linq.Expressions", "System.Runtime.Numerics", "System.Text.RegularExpressions", "System.Threading.Tasks.Parallel"];

    // Shared by all sessions of the process: the compiler keeps what it has read of an assembly with its reference.
    private static readonly ConcurrentDictionary<string, PortableExecutableReference> Files = new(StringComparer.Ordinal);

    private readonly Lazy<Dictionary<string, Lazy<PortableExecutableReference>>> _known;
    private readonly Lazy<HashSet<string>> _core;

    public References(InterpreterOptions options)
    {
        _known = new(() => AssembliesOf(options).ToDictionary(static one => one.Name, static one => new Lazy<PortableExecutableReference>(one.Reference), StringComparer.OrdinalIgnoreCase));
        _core = new(() => Closure([.. Everyday, .. Hosts(options).Select(static assembly => assembly.GetName().Name!)]));
        Core = new(() => [.. _core.Value.Select(name => _known.Value[name].Value)]);
        Rest = new(() => [.. _known.Value.Where(one => !_core.Value.Contains(one.Key)).Select(static one => one.Value.Value)]);
    }

    /// <summary>The options' assemblies, what scripts use every day, and what these stand on.</summary>
    public Lazy<IReadOnlyList<MetadataReference>> Core { get; }

    /// <summary>The rest of the framework.</summary>
    public Lazy<IReadOnlyList<MetadataReference>> Rest { get; }

    /// <summary>Both.</summary>
    public IReadOnlyList<MetadataReference> All => [.. Core.Value, .. Rest.Value];

    /// <summary>A file that a script names. Documentation lies beside the assembly, or in the SDK's reference pack.</summary>
    public static MetadataReference FromFile(string path) =>
        Files.GetOrAdd(path, static path => MetadataReference.CreateFromFile(path, documentation: new Documentation(path)));

    // Mapped rather than read: these files stay as they are while we run, and most of their pages are never looked at.
    private static PortableExecutableReference Mapped(string path) => Files.GetOrAdd(path, static path =>
        AssemblyMetadata.Create(ModuleMetadata.CreateFromStream(File.OpenRead(path))).GetReference(new Documentation(path), filePath: path));

    private static IEnumerable<Assembly> Hosts(InterpreterOptions options) =>
        [typeof(Numerics.Interrupt).Assembly, .. options.References, .. options.Globals is { } globals ? [globals.GetType().Assembly] : Array.Empty<Assembly>()];

    private HashSet<string> Closure(IEnumerable<string> from)
    {
        var closed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Queue<string>(from);
        while (open.TryDequeue(out var name))
        {
            if (!_known.Value.TryGetValue(name, out var reference) || !closed.Add(name)) { continue; }

            var module = ((AssemblyMetadata)reference.Value.GetMetadata()).GetModules()[0].GetMetadataReader();
            foreach (var handle in module.AssemblyReferences) { open.Enqueue(module.GetString(module.GetAssemblyReference(handle).Name)); }
        }

        return closed;
    }

    private static IEnumerable<(string Name, Func<PortableExecutableReference> Reference)> AssembliesOf(InterpreterOptions options)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in FrameworkFiles())
        {
            if (seen.Add(Path.GetFileNameWithoutExtension(path))) { yield return (Path.GetFileNameWithoutExtension(path), () => Mapped(path)); }
        }

        var open = new Queue<Assembly>(Hosts(options));
        while (open.TryDequeue(out var assembly))
        {
            var name = assembly.GetName().Name!;
            if (!seen.Add(name)) { continue; }

            yield return (name, () => FromAssembly(assembly));
            foreach (var needed in assembly.GetReferencedAssemblies().Where(needed => !seen.Contains(needed.Name!) && !IsCompiler(needed.Name!)))
            {
                if (TryLoad(needed) is { } loaded) { open.Enqueue(loaded); }
            }
        }
    }

    private static IEnumerable<string> FrameworkFiles()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location);
        if (string.IsNullOrEmpty(folder)) { return []; }

        return from file in Directory.EnumerateFiles(folder, "*.dll")
               let name = Path.GetFileNameWithoutExtension(file)
               where name is "mscorlib" or "netstandard" or "Microsoft.CSharp" or "Microsoft.Win32.Primitives" || name == "System" || name.StartsWith("System.", StringComparison.Ordinal)
               where !name.EndsWith(".Native", StringComparison.Ordinal) && !Hosting.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))
               orderby name
               select file;
    }

    private static bool IsCompiler(string name) => name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal);

    private static Assembly? TryLoad(AssemblyName name)
    {
        try { return Assembly.Load(name); }
        catch (Exception e) when (e is FileNotFoundException or FileLoadException or BadImageFormatException) { return null; }
    }

    private static unsafe PortableExecutableReference FromAssembly(Assembly assembly)
    {
        if (assembly.Location is { Length: > 0 } path) { return Mapped(path); }

        // Bundled into one file: there is no path, but the image lies in memory.
        return assembly.TryGetRawMetadata(out var blob, out var length)
            ? AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)blob, length)).GetReference()
            : throw new InvalidOperationException($"The assembly {assembly.GetName().Name} has neither a file nor metadata in memory.");
    }
}
