using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuroRepl.Scripting.Tests.Engine;

public sealed class DirectiveTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("neurorepl-directives-").FullName;

    [Theory, ClassData(typeof(Engines))]
    public async Task An_assembly_is_referenced_by_path_and_stays_for_later_cells(EngineKind engine)
    {
        WriteAssembly($"Coils{engine}", "namespace Coils { public class Coil { public int Channels => 32; } }");
        using var session = Start(engine);

        Assert.Equal(32, await session.ValueAsync($"#r \"Coils{engine}.dll\"\nnew Coils.Coil().Channels"));
        Assert.Equal(64, await session.ValueAsync("2 * new Coils.Coil().Channels"));
        Assert.Equal(32, await session.ValueAsync("var coil = new Coils.Coil();\nFunc<int> read = () => coil.Channels;\nread()"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_cell_with_nothing_but_a_reference_counts(EngineKind engine)
    {
        WriteAssembly($"Lone{engine}", "public class Lone { public int One => 1; }");
        using var session = Start(engine);
        await session.ValueAsync($"#r \"Lone{engine}.dll\"");

        Assert.Equal(1, await session.ValueAsync("new Lone().One"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_script_is_loaded_and_loads_others_beside_it(EngineKind engine)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "lib"));
        File.WriteAllText(Path.Combine(_folder, "lib", "a.csx"), "#load \"b.csx\"\nint A() => B() + 1;\nvar loaded = A();");
        File.WriteAllText(Path.Combine(_folder, "lib", "b.csx"), "int B() { var n = 0; for (var i = 0; i < 3; i++) { n += i; } return n; }");
        using var session = Start(engine);

        Assert.Equal(8, await session.ValueAsync("#load \"lib/a.csx\"\nloaded + A()"));
        Assert.Equal(4, await session.ValueAsync("A()"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task An_error_in_a_loaded_script_names_the_script_and_its_line(EngineKind engine)
    {
        File.WriteAllText(Path.Combine(_folder, "bad.csx"), "int Bad(int n)\n{\n    while (n > 0) { n--; }\n    return 1 / n;\n}");
        using var session = Start(engine);
        var error = await session.ErrorAsync("#load \"bad.csx\"\nBad(3)");

        Assert.Equal(("In [1], bad.csx", 4), (error.Cell, error.Line));
    }

    [Fact]
    public async Task A_loop_in_a_loaded_script_can_be_interrupted()
    {
        File.WriteAllText(Path.Combine(_folder, "spin.csx"), "void Spin() { while (true) { } }");
        using var session = Start(EngineKind.Own);
        await session.ValueAsync("#load \"spin.csx\"");

        Assert.IsType<Outcome.Interrupted>(await session.InterruptAsync("Spin();"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_package_is_restored_and_stays_for_later_cells(EngineKind engine)
    {
        // A package that the repository itself restores, so that it is at hand; the engine does not have it.
        using var session = Start(engine);
        await session.ValueAsync("#r \"nuget: Spectre.Console, 0.49.1\"\nvar red = Spectre.Console.Color.Red;");

        Assert.Equal("red", await session.ValueAsync("red.ToString()"));
    }

    [Fact]
    public async Task A_package_name_that_cannot_be_one_is_an_error_with_a_next_step()
    {
        using var session = Start(EngineKind.Own);
        var error = await session.ErrorAsync("#r \"nuget: not a name, 1.0\"\n1");

        Assert.Contains("is no name of a package", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Hint);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Session Start(EngineKind engine) => new(new InterpreterOptions { Engine = engine, Folder = _folder });

    private void WriteAssembly(string name, string code)
    {
        var compilation = CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(code)], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(compilation.Emit(Path.Combine(_folder, name + ".dll")).Success);
    }
}
