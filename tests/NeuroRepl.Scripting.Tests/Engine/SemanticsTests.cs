namespace NeuroRepl.Scripting.Tests.Engine;

public sealed class SemanticsTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task The_last_expression_without_semicolon_is_the_value(EngineKind engine)
    {
        using var session = new Session(engine);

        Assert.Equal(2, await session.ValueAsync("1 + 1"));
        Assert.Equal(new Outcome.Success(null, HasValue: false), await session.RunAsync("1.ToString();"));
        Assert.Equal(new Outcome.Success(null, HasValue: false), await session.RunAsync("Console.Write(\"\")"));
        Assert.Equal(new Outcome.Success(null, HasValue: true), await session.RunAsync("(string)null"));
        Assert.Equal(5, await session.ValueAsync("if (true) { return 5; }\nreturn 6;"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task An_empty_cell_does_nothing(EngineKind engine)
    {
        using var session = new Session(engine);

        Assert.Equal(new Outcome.Success(null, HasValue: false), await session.RunAsync(""));
        Assert.Equal(new Outcome.Success(null, HasValue: false), await session.RunAsync("  // nothing\n"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Variables_methods_and_types_are_there_for_the_next_cell(EngineKind engine)
    {
        using var session = new Session(engine);
        await session.ValueAsync("using System.Globalization; var x = 20; int Double(int v) => 2 * v; record Pair(int A, int B);");

        Assert.Equal(40, await session.ValueAsync("Double(x)"));
        Assert.Equal("Pair { A = 1, B = 2 }", (await session.ValueAsync("new Pair(1, 2)"))!.ToString());
        Assert.Equal("", await session.ValueAsync("CultureInfo.InvariantCulture.Name"));
        await session.ValueAsync("using System.Numerics;");
        Assert.Equal(1.0, await session.ValueAsync("Complex.One.Real"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Variables_methods_and_types_can_be_declared_again(EngineKind engine)
    {
        using var session = new Session(engine);
        await session.ValueAsync("var x = 1; int F() => 1; class C { public int V => 1; }");
        await session.ValueAsync("var x = \"two\"; int F() => 2; class C { public int V => 2; }");

        Assert.Equal("two22", await session.ValueAsync("$\"{x}{F()}{new C().V}\""));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Overloads_may_stand_in_different_cells(EngineKind engine)
    {
        using var session = new Session(engine);
        await session.ValueAsync("string Kind(int x) => \"int\";");
        await session.ValueAsync("string Kind(string x) => \"string\";");

        Assert.Equal("string int", await session.ValueAsync("Kind(\"\") + \" \" + Kind(1)"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_closure_sees_later_assignments_to_its_variable(EngineKind engine)
    {
        using var session = new Session(engine);
        await session.ValueAsync("var n = 1; Func<int> read = () => n;");
        await session.ValueAsync("n = 7;");

        Assert.Equal(7, await session.ValueAsync("read()"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Await_works_at_the_top(EngineKind engine)
    {
        using var session = new Session(engine);
        await session.ValueAsync("async Task<int> Later(int x) { await Task.Delay(1); return x; }");
        await session.ValueAsync("async IAsyncEnumerable<int> Stream() { for (var i = 1; i <= 3; i++) { await Task.Yield(); yield return i; } }");

        Assert.Equal(3, await session.ValueAsync("await Later(3)"));
        Assert.Equal(6, await session.ValueAsync("var sum = 0; await foreach (var i in Stream()) { sum += i; } sum"));
        Assert.Equal(3, await session.ValueAsync("var many = await Task.WhenAll(Later(1), Later(2)); many.Sum()"));
        Assert.Equal(new Outcome.Success(null, HasValue: false), await session.RunAsync("await Task.Delay(1)"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_missing_last_semicolon_of_a_declaration_is_put_in(EngineKind engine)
    {
        using var session = new Session(engine);
        await session.ValueAsync("int y");
        await session.ValueAsync("var z = 3 // three");

        Assert.Equal(3, await session.ValueAsync("y + z"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Members_of_the_globals_are_in_scope_and_can_be_set(EngineKind engine)
    {
        var globals = new Workbench { Args = ["a", "b"] };
        using var session = new Session(engine, globals);

        Assert.Equal("pilot", await session.ValueAsync("study"));
        await session.ValueAsync("study = \"main\"; answer++;");
        Assert.Equal(("main", 43), (globals.study, globals.answer));
        Assert.Equal(86, await session.ValueAsync("Twice(answer)"));
        Assert.Equal("a b", await session.ValueAsync("string.Join(' ', Args)"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_variable_may_hide_a_global(EngineKind engine)
    {
        var globals = new Workbench();
        using var session = new Session(engine, globals);
        await session.ValueAsync("var study = 5;");

        Assert.Equal(5, await session.ValueAsync("study"));
        Assert.Equal("pilot", globals.study);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Imports_may_be_namespaces_and_types(EngineKind engine)
    {
        using var session = new Session(new InterpreterOptions { Engine = engine, Imports = ["System", "System.Math", "NeuroRepl.Numerics"] });

        Assert.Equal(2.0, await session.ValueAsync("Sqrt(4) + Max(0, 0)"));
        Assert.Equal(false, await session.ValueAsync("Interrupt.Token.IsCancellationRequested"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Dynamic_works(EngineKind engine)
    {
        using var session = new Session(engine);

        Assert.Equal(3, await session.ValueAsync("dynamic d = new System.Dynamic.ExpandoObject(); d.x = 1; d.x + 2"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task CSharp_14_is_spoken(EngineKind engine)
    {
        using var session = new Session(engine);
        await session.ValueAsync("class Bin { public int Count { get; set => field = Math.Max(0, value); } } Bin bin = null; bin?.Count = 3;");
        await session.ValueAsync("static int Half(this int x) => x / 2;");

        Assert.Equal(0, await session.ValueAsync("bin = new Bin(); bin?.Count = -3; bin.Count"));
        Assert.Equal(4, await session.ValueAsync("8.Half()"));
        Assert.Equal("a,b", await session.ValueAsync("List<string> list = [\"a\", .. new[] { \"b\" }]; string.Join(',', list)"));
        Assert.Equal("List`1", await session.ValueAsync("nameof(List<>) + \"`1\""));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_cell_that_does_not_compile_leaves_the_session_as_it_was(EngineKind engine)
    {
        using var session = new Session(engine);
        await session.ValueAsync("var x = 1;");
        await session.ErrorAsync("x = 2; var y = nothing;");

        Assert.Equal(1, await session.ValueAsync("x"));
        Assert.Equal("CS0103", (await session.ErrorAsync("y")).Code);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_cell_that_throws_declares_nothing_but_what_it_changed_stays_changed(EngineKind engine)
    {
        using var session = new Session(engine);
        await session.ValueAsync("var x = 1; var list = new List<int>();");
        var error = await session.ErrorAsync("x = 2; list.Add(1); var x2 = 5; var list2 = 3; throw new InvalidOperationException(\"no\");");

        Assert.Equal("InvalidOperationException", error.Code);
        Assert.Equal(2, await session.ValueAsync("x"));
        Assert.Equal(1, await session.ValueAsync("list.Count"));
        Assert.Equal("CS0103", (await session.ErrorAsync("x2")).Code);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_first_cell_that_throws_does_not_spoil_the_session(EngineKind engine)
    {
        using var session = new Session(engine, new Workbench());
        await session.ErrorAsync("var a = 1; throw new Exception();");

        Assert.Equal(42, await session.ValueAsync("answer"));
        Assert.Equal(43, await session.ValueAsync("answer + 1"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Anonymous_types_tuples_and_local_types_cross_cells(EngineKind engine)
    {
        using var session = new Session(engine);
        await session.ValueAsync("var rows = new[] { new { Name = \"Glu\", Value = 1.5 }, new { Name = \"GABA\", Value = 0.5 } };");
        await session.ValueAsync("(string Name, int N) pair = (\"a\", 2);");

        Assert.Equal("GABA", await session.ValueAsync("rows.Single(r => r.Value < 1).Name"));
        Assert.Equal("a2", await session.ValueAsync("pair.Name + pair.N"));
        Assert.True((bool)(await session.ValueAsync("new { Name = \"Glu\", Value = 1.5 }.Equals(rows[0])"))!);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_thousand_cells_run_in_one_session(EngineKind engine)
    {
        using var session = new Session(engine);
        await session.ValueAsync("var n = 0;");
        for (var i = 0; i < (engine == EngineKind.Own ? 1000 : 30); i++) { await session.ValueAsync("n++;"); }

        Assert.Equal(engine == EngineKind.Own ? 1000 : 30, await session.ValueAsync("n"));
    }
}
