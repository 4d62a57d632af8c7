using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;

namespace NeuroRepl.Scripting.Engine;

/// <summary>The assemblies that every script can use, made into compiler references once.</summary>
internal sealed class References(InterpreterOptions options)
{
    // Facades and hosts that no script needs by name; each reference costs start-up time.
    private static readonly string[] Hosting = ["System.Private.DataContractSerialization", "System.ServiceProcess", "System.Web", "System.Windows", "System.Drawing"];

    // Shared by all sessions of the process: the compiler keeps what it has read of an assembly with its reference.
    private static readonly ConcurrentDictionary<string, MetadataReference> Files = new(StringComparer.Ordinal);

    private readonly Lazy<IReadOnlyList<MetadataReference>> _all = new(() => [.. AssembliesOf(options).Select(static assembly => assembly())]);

    /// <summary>The framework's, the options', and what those stand on.</summary>
    public IReadOnlyList<MetadataReference> All => _all.Value;

    /// <summary>Documentation lies beside the assembly, or in the SDK's reference pack.</summary>
    public static MetadataReference FromFile(string path) =>
        Files.GetOrAdd(path, static path => MetadataReference.CreateFromFile(path, documentation: new Documentation(path)));

    private static IEnumerable<Func<MetadataReference>> AssembliesOf(InterpreterOptions options)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in FrameworkFiles())
        {
            if (seen.Add(Path.GetFileNameWithoutExtension(path))) { yield return () => FromFile(path); }
        }

        var open = new Queue<Assembly>([typeof(Numerics.Interrupt).Assembly, .. options.References]);
        if (options.Globals is { } globals) { open.Enqueue(globals.GetType().Assembly); }

        while (open.TryDequeue(out var assembly))
        {
            if (!seen.Add(assembly.GetName().Name!)) { continue; }

            yield return () => FromAssembly(assembly);
            foreach (var name in assembly.GetReferencedAssemblies().Where(name => !seen.Contains(name.Name!) && !IsCompiler(name.Name!)))
            {
                if (TryLoad(name) is { } needed) { open.Enqueue(needed); }
            }
        }
    }

    private static IEnumerable<string> FrameworkFiles()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location);
        if (string.IsNullOrEmpty(folder)) { return []; }

        return from file in Directory.EnumerateFiles(folder, "*.dll")
               let name = Path.GetFileNameWithoutExtension(file)
               where name is "mscorlib" or "netstandard" or "Microsoft.CSharp" || name == "System" || name.StartsWith("System.", StringComparison.Ordinal)
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

    private static unsafe MetadataReference FromAssembly(Assembly assembly)
    {
        if (assembly.Location is { Length: > 0 } path) { return FromFile(path); }

        // Bundled into one file: there is no path, but the image lies in memory.
        return assembly.TryGetRawMetadata(out var blob, out var length)
            ? AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)blob, length)).GetReference()
            : throw new InvalidOperationException($"The assembly {assembly.GetName().Name} has neither a file nor metadata in memory.");
    }
}
