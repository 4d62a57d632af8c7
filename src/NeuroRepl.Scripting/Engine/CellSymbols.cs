using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace NeuroRepl.Scripting.Engine;

/// <summary>Which line of a cell a place in its assembly came from.</summary>
/// <remarks>
/// Most cells never fail, and writing symbols is a sixth of compiling one: they are made when the first error asks. The same compilation gives the same
/// methods and offsets each time it is emitted, with symbols or without.
/// </remarks>
internal sealed class CellSymbols
{
    private static readonly EmitOptions WithSymbols = new(debugInformationFormat: DebugInformationFormat.PortablePdb);
    private static readonly ConditionalWeakTable<Assembly, CellSymbols> All = [];

    private readonly Lazy<MetadataReaderProvider?> _symbols;

    private CellSymbols(CSharpCompilation compilation) => _symbols = new(() => Emit(compilation));

    /// <summary>An assembly was made of a compilation.</summary>
    public static void Know(Assembly assembly, CSharpCompilation compilation) => All.Add(assembly, new CellSymbols(compilation));

    /// <summary>The path, line and column (from 1) of a place in a cell; null where the method is no cell's, or the compiler made it.</summary>
    /// <param name="method">The method.</param>
    /// <param name="offset">Where in it, in bytes of its intermediate language.</param>
    public static (string Path, int Line, int Column)? PlaceOf(MethodBase method, int offset)
    {
        if (!All.TryGetValue(method.Module.Assembly, out var of) || of._symbols.Value is not { } symbols) { return null; }

        var reader = symbols.GetMetadataReader();
        var handle = ((MethodDefinitionHandle)MetadataTokens.EntityHandle(method.MetadataToken)).ToDebugInformationHandle();
        SequencePoint? last = null;
        foreach (var point in reader.GetMethodDebugInformation(handle).GetSequencePoints())
        {
            if (point.Offset > offset) { break; }

            if (!point.IsHidden) { last = point; }
        }

        return last is { } at ? (reader.GetString(reader.GetDocument(at.Document).Name), at.StartLine, at.StartColumn) : null;
    }

    private static MetadataReaderProvider? Emit(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var symbols = new MemoryStream();
        if (!compilation.Emit(image, symbols, options: WithSymbols).Success) { return null; }

        symbols.Position = 0;
        return MetadataReaderProvider.FromPortablePdbStream(symbols);
    }
}
