using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TrainingOs.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Imports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_reality_sessions_athlete_id_external_id",
                table: "reality_sessions");

            migrationBuilder.AddColumn<double>(
                name: "average_cadence_rpm",
                table: "reality_sessions",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "deleted_at",
                table: "reality_sessions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "derived",
                table: "reality_sessions",
                type: "TEXT",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "device",
                table: "reality_sessions",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "elevation_loss_m",
                table: "reality_sessions",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "file",
                table: "reality_sessions",
                type: "TEXT",
                maxLength: 255,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_partial",
                table: "reality_sessions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<double>(
                name: "max_cadence_rpm",
                table: "reality_sessions",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "max_power_watts",
                table: "reality_sessions",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "moving_minutes",
                table: "reality_sessions",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "recorded_span_minutes",
                table: "reality_sessions",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "streams",
                table: "reality_sessions",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "reality_files",
                columns: table => new
                {
                    athlete_id = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    content_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    is_compressed = table.Column<bool>(type: "INTEGER", nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reality_files", x => new { x.athlete_id, x.hash });
                });

            migrationBuilder.CreateTable(
                name: "reality_imports",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    athlete_id = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    files = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<string>(type: "TEXT", nullable: false),
                    finished_at = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reality_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reality_recordings",
                columns: table => new
                {
                    session_id = table.Column<long>(type: "INTEGER", nullable: false),
                    athlete_id = table.Column<long>(type: "INTEGER", nullable: false),
                    points = table.Column<int>(type: "INTEGER", nullable: false),
                    breaks = table.Column<byte[]>(type: "BLOB", nullable: false),
                    laps = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reality_recordings", x => x.session_id);
                    table.ForeignKey(
                        name: "FK_reality_recordings_reality_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "reality_sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reality_streams",
                columns: table => new
                {
                    session_id = table.Column<long>(type: "INTEGER", nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    athlete_id = table.Column<long>(type: "INTEGER", nullable: false),
                    data = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reality_streams", x => new { x.session_id, x.type });
                    table.ForeignKey(
                        name: "FK_reality_streams_reality_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "reality_sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reality_session_files",
                columns: table => new
                {
                    session_id = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    athlete_id = table.Column<long>(type: "INTEGER", nullable: false),
                    import_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reality_session_files", x => new { x.session_id, x.hash });
                    table.ForeignKey(
                        name: "FK_reality_session_files_reality_files_athlete_id_hash",
                        columns: x => new { x.athlete_id, x.hash },
                        principalTable: "reality_files",
                        principalColumns: new[] { "athlete_id", "hash" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_reality_session_files_reality_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "reality_sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reality_decisions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    import_id = table.Column<long>(type: "INTEGER", nullable: false),
                    athlete_id = table.Column<long>(type: "INTEGER", nullable: false),
                    file = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    entry = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    rule = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    message = table.Column<string>(type: "TEXT", nullable: true),
                    session_ids = table.Column<string>(type: "TEXT", nullable: false),
                    filled = table.Column<string>(type: "TEXT", nullable: false),
                    left_at = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reality_decisions", x => x.id);
                    table.ForeignKey(
                        name: "FK_reality_decisions_reality_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "reality_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_reality_sessions_athlete_id_external_id",
                table: "reality_sessions",
                columns: new[] { "athlete_id", "external_id" },
                unique: true,
                filter: "deleted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_reality_sessions_athlete_id_start_utc",
                table: "reality_sessions",
                columns: new[] { "athlete_id", "start_utc" });

            migrationBuilder.CreateIndex(
                name: "IX_reality_decisions_import_id",
                table: "reality_decisions",
                column: "import_id");

            migrationBuilder.CreateIndex(
                name: "IX_reality_files_athlete_id_content_hash",
                table: "reality_files",
                columns: new[] { "athlete_id", "content_hash" });

            migrationBuilder.CreateIndex(
                name: "IX_reality_imports_athlete_id_state",
                table: "reality_imports",
                columns: new[] { "athlete_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_reality_session_files_athlete_id_hash",
                table: "reality_session_files",
                columns: new[] { "athlete_id", "hash" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "reality_decisions");

            migrationBuilder.DropTable(
                name: "reality_recordings");

            migrationBuilder.DropTable(
                name: "reality_session_files");

            migrationBuilder.DropTable(
                name: "reality_streams");

            migrationBuilder.DropTable(
                name: "reality_imports");

            migrationBuilder.DropTable(
                name: "reality_files");

            migrationBuilder.DropIndex(
                name: "IX_reality_sessions_athlete_id_external_id",
                table: "reality_sessions");

            migrationBuilder.DropIndex(
                name: "IX_reality_sessions_athlete_id_start_utc",
                table: "reality_sessions");

            migrationBuilder.DropColumn(
                name: "average_cadence_rpm",
                table: "reality_sessions");

            migrationBuilder.DropColumn(
                name: "deleted_at",
                table: "reality_sessions");

            migrationBuilder.DropColumn(
                name: "derived",
                table: "reality_sessions");

            migrationBuilder.DropColumn(
                name: "device",
                table: "reality_sessions");

            migrationBuilder.DropColumn(
                name: "elevation_loss_m",
                table: "reality_sessions");

            migrationBuilder.DropColumn(
                name: "file",
                table: "reality_sessions");

            migrationBuilder.DropColumn(
                name: "is_partial",
                table: "reality_sessions");

            migrationBuilder.DropColumn(
                name: "max_cadence_rpm",
                table: "reality_sessions");

            migrationBuilder.DropColumn(
                name: "max_power_watts",
                table: "reality_sessions");

            migrationBuilder.DropColumn(
                name: "moving_minutes",
                table: "reality_sessions");

            migrationBuilder.DropColumn(
                name: "recorded_span_minutes",
                table: "reality_sessions");

            migrationBuilder.DropColumn(
                name: "streams",
                table: "reality_sessions");

            migrationBuilder.CreateIndex(
                name: "IX_reality_sessions_athlete_id_external_id",
                table: "reality_sessions",
                columns: new[] { "athlete_id", "external_id" },
                unique: true);
        }
    }
}
